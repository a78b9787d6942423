// A block of cells <-> the text that Excel and WPS put on the clipboard: tabs between cells, quotes round a cell that holds a line break.
export function writeBlock(rows: string[][]): string {
  const quoted = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(quoted).join("\t")).join("\r\n");
}

export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "", quoted = false;
  const source = text.replaceAll("\r\n", "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] as string;
    if (quoted) {
      if (sign === '"' && source[at + 1] === '"') { cell += '"'; at++; }
      else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t" || sign === "\n") {
      (rows[rows.length - 1] as string[]).push(cell);
      cell = "";
      if (sign === "\n") rows.push([]);
    } else cell += sign;
  }
  (rows[rows.length - 1] as string[]).push(cell);
  return rows.map((row) => row.map((one) => one.trim()));
}
