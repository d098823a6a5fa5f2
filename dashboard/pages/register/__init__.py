"""The register of councils: an administrator enters a change, sees what will follow, saves exactly that, undoes it."""
