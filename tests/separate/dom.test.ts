import { describe, expect, it } from 'vitest';
import type { DomElement } from '../../pipeline/separate/dom/element.ts';
import { readDocument } from '../../pipeline/separate/dom/html.ts';

function body(html: string): DomElement {
  return readDocument(`<html><head><title>Ferries</title></head><body>${html}</body></html>`).body;
}

describe('reading', () => {
  it('supplies end tags that are left out, and decodes references', () => {
    const list = body('<ul><li>Fish &amp; chips<li>Tea</ul>').firstElementChild!;
    expect(list.children.map(({ textContent }) => textContent)).toEqual(['Fish & chips', 'Tea']);
  });

  it('keeps comments out of the text', () => {
    const paragraph = body('<p>One<!-- two --> three</p>').firstElementChild!;
    expect(paragraph.textContent).toBe('One three');
    expect(paragraph.childNodes.map(({ nodeName }) => nodeName)).toEqual(['#text', '#comment', '#text']);
  });

  it('finds head, body and title, and makes a body where there is none', () => {
    const page = readDocument('<html><head><title>Ferries</title></head></html>');
    expect(page.title).toBe('Ferries');
    expect(page.body.tagName).toBe('BODY');
    expect(page.documentElement?.children.map(({ localName }) => localName)).toEqual(['head', 'body']);
    expect(readDocument('<html><body>x</body></html>').title).toBe('');
  });

  it('says of a drawing that its class is no text', () => {
    const [svg, path, after] = body('<svg class="a"><path class="b"/></svg><p class="c">').querySelectorAll(
      'svg,path,p',
    );
    expect([typeof svg?.className, typeof path?.className, after?.className]).toEqual([
      'object',
      'object',
      'c',
    ]);
  });
});

describe('attributes', () => {
  it('have each class once', () => {
    const element = body('<p class=" a  b a">').firstElementChild!;
    expect(element.className).toBe('a b');
    element.className = 'c\nd';
    expect(element.getAttribute('class')).toBe('c d');
  });

  it('are set, found and removed by name', () => {
    const element = body('<p id="x" hidden>').firstElementChild!;
    element.id = 'y';
    element.setAttribute('role', 'note');
    element.removeAttribute('hidden');
    expect(element.attributes.map(({ name, value }) => [name, value])).toEqual([
      ['id', 'y'],
      ['role', 'note'],
    ]);
    expect([element.hasAttribute('hidden'), element.getAttribute('title')]).toEqual([false, null]);
  });

  it('tell whether an element is shown', () => {
    const [first, second] = body('<p style="color: red; display : none"><p style="visibility">').children;
    expect(first?.style).toEqual({ display: 'none', visibility: '' });
    expect(second?.style).toEqual({ display: '', visibility: '' });
  });

  it('have addresses of pictures alone', () => {
    const [picture, figure] = body('<img src="a.png"><figure src="b.png"></figure>').children;
    expect([picture?.src, picture?.srcset, figure?.src]).toEqual(['a.png', '', undefined]);
  });
});

describe('finding', () => {
  it('tells names in capitals apart by one way of asking, and not by the other', () => {
    const element = body('<div><p>one</p></div>');
    element.appendChild(element.ownerDocument.createElement('P'));
    expect(element.getElementsByTagName('p')).toHaveLength(1);
    expect(element.querySelectorAll('div,p').map(({ localName }) => localName)).toEqual(['div', 'p', 'P']);
  });

  it('looks into templates by one way of asking, and not by the other', () => {
    const element = body('<template><p>one</p></template>');
    expect(element.getElementsByTagName('p')).toHaveLength(1);
    expect(element.querySelectorAll('p,template')).toHaveLength(1);
  });
});

describe('changing', () => {
  const names = (element: DomElement) => element.childNodes.map(({ nodeName }) => nodeName);

  it('replaces an element by its own child', () => {
    const element = body('<div><p>one</p></div><hr>');
    const [div] = element.children;
    element.replaceChild(div!.firstElementChild!, div!);
    expect(names(element)).toEqual(['P', 'HR']);
    expect([div!.parentNode, div!.firstChild, div!.nextSibling]).toEqual([null, null, null]);
  });

  it('moves a node from where it was', () => {
    const element = body('<p>one</p><hr><p>two</p>');
    const [first, rule, last] = element.children;
    element.insertBefore(last!, first!);
    element.appendChild(rule!);
    expect(names(element)).toEqual(['P', 'P', 'HR']);
    expect(element.textContent).toBe('twoone');
    expect([first!.previousElementSibling, first!.nextElementSibling]).toEqual([last, rule]);
  });

  it('takes out the only node there is', () => {
    const element = body('one');
    element.removeChild(element.firstChild!);
    expect([element.firstChild, element.lastChild, element.textContent]).toEqual([null, null, '']);
  });
});

describe('writing', () => {
  const written = (html: string) => body(html).innerHTML;

  it('gives back what was read', () => {
    const html =
      '<p id="x" title="&quot;Hi&quot;">A &lt;b&gt; &amp;&#160;c<br><b></b></p><!-- d --><textarea>1 < 2</textarea>';
    expect(written(html)).toBe(html);
  });

  it('closes the empty elements of a drawing at once', () => {
    expect(written('<svg><path d="M0"></path><g><title>a</title></g></svg>')).toBe(
      '<svg><path d="M0" /><g><title>a</title></g></svg>',
    );
  });

  it('reads anew what an element is to hold', () => {
    const element = body('<p>old</p>');
    element.innerHTML = '<p>one<p>two';
    expect(element.children.map(({ textContent }) => textContent)).toEqual(['one', 'two']);
    expect(element.children[0]!.ownerDocument).toBe(element.ownerDocument);
  });
});
