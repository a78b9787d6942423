"""script: docx, txt, Fountain, FDX, PDF -> Script -> Breakdown."""
