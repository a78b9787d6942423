"""What is known of people and nobody needs every day: identity and bank numbers, private telephones, health, guardians of minors."""
