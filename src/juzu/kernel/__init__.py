"""kernel: the words every room shares: text, money, span, source, document, errors."""
