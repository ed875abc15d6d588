import { cpSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * Moves every script and style sheet of a built page into the page, so that it opens from a disk, and
 * calls it `name`.
 */
export function oneFile(name: string): Plugin {
  return {
    name: 'one-file',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const page of Object.values(bundle)) {
        if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
        let html = String(page.source);
        for (const [file, part] of Object.entries(bundle)) {
          if (part.type === 'chunk') {
            html = inline(
              html,
              new RegExp(`\\s*<script type="module"[^>]*src="[^"]*${literally(file)}"></script>`),
              // Deferred by being a module, but the place after the data says so to a reader too.
              '',
            ).replace(
              '</body>',
              () => `<script type="module">${inScript(part.code)}</script></body>`,
            );
            delete bundle[file];
          } else if (file.endsWith('.css')) {
            html = inline(
              html,
              new RegExp(`<link rel="stylesheet"[^>]*href="[^"]*${literally(file)}">`),
              `<style>${String(part.source)}</style>`,
            );
            delete bundle[file];
          }
        }
        page.source = html;
        page.fileName = `${name}.html`;
      }
      const left = Object.keys(bundle).filter((file) => !file.endsWith('.html'));
      if (left.length > 0) this.error(`Everything must be inside the page, left over: ${left}`);
    },
  };
}

/** Puts the translations beside the page, where Java reads the same files. */
export function copyTranslations(from: string, to: string): Plugin {
  return {
    name: 'copy-translations',
    apply: 'build',
    closeBundle() {
      cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.ts') });
    },
  };
}

function inline(html: string, tag: RegExp, replacement: string): string {
  if (!tag.test(html)) throw new Error(`The built page has no tag like ${tag}`);
  // A function, because "$&" in minified code would otherwise be taken as a pattern.
  return html.replace(tag, () => replacement);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function inScript(code: string): string {
  return code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}
