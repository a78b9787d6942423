"""script: the text of a file -> Script, whatever its format: headers, bodies, front matter; what was corrected is read again."""
