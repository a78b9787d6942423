"""script: a Script -> its roles and extras, and who is in each scene."""
