"""script: what words and single lines tell by themselves, in both languages."""
