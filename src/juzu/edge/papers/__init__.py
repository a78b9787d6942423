"""edge: papers -> bytes: XLSX by XlsxWriter, PDF by typst."""
