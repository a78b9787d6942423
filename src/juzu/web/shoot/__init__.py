"""Papers on the web, call sheets as they are issued, and the personal page."""
