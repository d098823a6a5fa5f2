"""Finding councils by what people type: names, places, bodies that run services, codes and postcodes."""
