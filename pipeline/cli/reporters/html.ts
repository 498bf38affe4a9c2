/** Self-contained pages: no script, nothing fetched, light and dark. The one place that escapes. */

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** `title` is text; `body` and `style` are ours, with every text in them escaped already. */
export function page(of: { title: string; language: string; body: string; style: string }): string {
  const { title, language, body, style } = of;
  const name = escapeHtml(title);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${name}</title>
<style>
:root{color-scheme:light dark;--line:#8884;--ink:light-dark(#1c1a17,#ece8df);--paper:light-dark(#fbfaf7,#191816)}
body{font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:64rem;margin:2rem auto;padding:0 1rem}
h1{font:600 1.8rem/1.2 Georgia,serif}h2{font:600 1.2rem/1.2 Georgia,serif}${style}
</style>
</head>
<body>
<h1>${name}</h1>
${body}
</body>
</html>
`;
}
