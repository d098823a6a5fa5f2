"""Which reports the inspectorate's site lists: asking it politely, and what its pages say."""
