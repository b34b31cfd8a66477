import sanitize from "sanitize-html";
import { addressOf } from "./file/schema.ts";
import { linkSchemes, wayOf } from "./lesson/schema.ts";

/** A link stays within the portal, or opens beside it and tells the other side nothing of where it was. */
const link: sanitize.Transformer = (_tag, { href = "" }) => {
  const address = href.trim();
  const way = wayOf(address);
  if (way === null) return { tagName: "span", attribs: {} };
  if (way === "within") return { tagName: "a", attribs: { href: address } };
  return {
    tagName: "a",
    attribs: { href: address, target: "_blank", rel: "noopener noreferrer nofollow" },
  };
};

const span = (value: string | undefined) => (value && /^[1-9]\d?$/.test(value) && value !== "1" ? value : "");

const cell: sanitize.Transformer = (tagName, { colspan, rowspan, scope }) => ({
  tagName,
  attribs: {
    ...(span(colspan) && { colspan: span(colspan) }),
    ...(span(rowspan) && { rowspan: span(rowspan) }),
    ...(tagName === "th" && (scope === "col" || scope === "row") && { scope }),
  },
});

/** Where the portal serves a picture of a text, also by a link that it signed. Pictures are always stored as WebP. */
const ownPicture = /^\/api\/files\/([0-9a-f]{32}\.webp)(?:\?[^\s]*)?$/;

/** Gives a stored picture the address that a text has it by; null for one that the text may not have. */
type Pictures = (object: string) => string | null;

const optionsWith = (pictures: Pictures): sanitize.IOptions => ({
  allowedTags: [
    ...["h2", "h3", "h4", "p", "br", "hr", "blockquote", "pre", "code"],
    ...["ul", "ol", "li", "strong", "em", "u", "s", "sub", "sup", "a", "img"],
    ...["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"],
  ],
  allowedAttributes: {
    a: ["href", "target", "rel"],
    img: ["src", "alt", "width", "height", "loading"],
    ol: ["start"],
    th: ["colspan", "rowspan", "scope"],
    td: ["colspan", "rowspan"],
  },
  allowedSchemes: linkSchemes,
  allowProtocolRelative: false,
  // Elements that nothing of may stay; of all others that are not allowed, the text does.
  nonTextTags: ["script", "style", "textarea", "option", "noscript", "xmp", "title", "iframe", "noembed"],
  nestingLimit: 40,
  transformTags: {
    // The heading of the page is the training's or the lesson's own.
    h1: "h2",
    h5: "h4",
    h6: "h4",
    b: "strong",
    i: "em",
    del: "s",
    strike: "s",
    a: link,
    td: cell,
    th: cell,
    ol: (tagName, { start }) => ({
      tagName,
      attribs: start && /^[1-9]\d{0,3}$/.test(start) && start !== "1" ? { start } : {},
    }),
    img: (tagName, { src = "", alt = "", width, height }) => {
      const object = ownPicture.exec(src.trim())?.[1];
      return {
        tagName,
        attribs: {
          src: (object && pictures(object)) || "",
          alt,
          ...(width && /^\d{1,4}$/.test(width) && { width }),
          ...(height && /^\d{1,4}$/.test(height) && { height }),
          loading: "lazy",
        },
      };
    },
  },
  // Pictures are files of the portal: one from elsewhere would tell that place who reads the lesson, and when.
  exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs.src,
});

const asWritten = optionsWith(addressOf);

/**
 * The HTML that a text of the portal may have, out of any: headings from the second level, paragraphs, lists, emphasis, quotes,
 * tables, links and pictures that the portal keeps as files. Of what is not allowed the words stay; scripts, styles and frames go
 * whole. What is safe comes back as it is. Pictures are named by their plain address, or by that which `pictures` gives them; those
 * that it gives none go.
 */
export const safeHtml = (html: string, pictures?: Pictures): string =>
  sanitize(html, pictures ? optionsWith(pictures) : asWritten).trim();

/** The stored pictures that a text names, once it is safe. */
export const picturesIn = (html: string): string[] =>
  [...html.matchAll(/<img src="\/api\/files\/([0-9a-f]{32}\.webp)"/g)].map(([, object = ""]) => object);
