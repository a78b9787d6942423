// t("中文", "English"): the text in the page's language.
export function t(zh: string, en: string, values: Record<string, string | number> = {}): string {
  const said = document.documentElement.lang.startsWith("en") ? en : zh;
  return said.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

export const yuan = (fen: number): string => `¥${new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(fen / 100)}`;
