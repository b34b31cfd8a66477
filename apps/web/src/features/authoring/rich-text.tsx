import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconColumnInsertRight,
  IconH2,
  IconH3,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconPhoto,
  IconQuote,
  IconRowInsertBottom,
  IconTable,
  IconTableMinus,
} from "@tabler/icons-react";
import Image from "@tiptap/extension-image";
import { TableKit } from "@tiptap/extension-table";
import { type Editor, EditorContent, useEditor, useEditorState } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions, DialogLeave } from "#ui/dialog.tsx";
import fields from "#ui/field.module.css";
import { TextField } from "#ui/field.tsx";
import styles from "./rich-text.module.css";

/** A picture in a text: the address of a file of the portal, what it shows, and its size in pixels. */
export type Picture = { src: string; alt: string; width?: number | undefined; height?: number | undefined };

/** Asks for a picture, or for other words about the one that is there. */
export type AskForPicture = (question: {
  language: string;
  picture: Picture | null;
  onChoose(picture: Picture): void;
  onClose(): void;
}) => ReactNode;

type Props = {
  /** What it is, among all that is written. */
  label: string;
  /** What stands above it. */
  name: string;
  language: string;
  html: string;
  error?: string | undefined;
  onChange(html: string): void;
  askForPicture: AskForPicture;
};

/** Pictures are files of the portal: nothing that is pasted or typed makes another one. */
const OwnImage = Image.extend({
  parseHTML: () => [{ tag: 'img[src^="/api/files/"]' }],
  addInputRules: () => [],
});

/** What the portal keeps of a text, and no more: see `safeHtml` of the API. */
const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    link: { openOnClick: false, protocols: ["https", "http", "mailto", "tel"], defaultProtocol: "https" },
  }),
  TableKit.configure({ table: { resizable: false } }),
  OwnImage,
];

/** A text with headings, lists, emphasis, links, tables and pictures, written as it will be read. */
export default function RichText({ label, name, language, html, error, onChange, askForPicture }: Props) {
  const id = useId();
  const editor = useEditor({
    extensions,
    content: html,
    immediatelyRender: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        lang: language,
        class: styles.text as string,
        ...(error && { "aria-invalid": "true", "aria-describedby": `${id}-error` }),
      },
    },
    onUpdate: ({ editor }) => onChange(editor.isEmpty ? "" : editor.getHTML()),
  });
  return (
    <div className={fields.field}>
      {/* It is heard as a part of the label. */}
      <span aria-hidden className={fields.label}>
        {name}
      </span>
      <div className={styles.editor}>
        {editor && <Tools editor={editor} label={label} language={language} askForPicture={askForPicture} />}
        <EditorContent editor={editor} />
        {error && (
          <p id={`${id}-error`} className={styles.error}>
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

type ToolsProps = { editor: Editor } & Pick<Props, "label" | "language" | "askForPicture">;

function Tools({ editor, label, language, askForPicture }: ToolsProps) {
  const t = useTranslations("authoring.tools");
  const [link, setLink] = useState<string | null>(null);
  const [picture, setPicture] = useState<{ there: Picture | null } | null>(null);
  const on = useEditorState({
    editor,
    selector: ({ editor }) => ({
      bold: editor.isActive("bold"),
      italic: editor.isActive("italic"),
      h2: editor.isActive("heading", { level: 2 }),
      h3: editor.isActive("heading", { level: 3 }),
      bulletList: editor.isActive("bulletList"),
      orderedList: editor.isActive("orderedList"),
      blockquote: editor.isActive("blockquote"),
      link: editor.isActive("link"),
      image: editor.isActive("image"),
      table: editor.isActive("table"),
    }),
  });
  const run = () => editor.chain().focus();
  const tool = (name: keyof typeof on, sign: ReactNode, act: () => void) => (
    <button
      type="button"
      className={styles.tool}
      aria-label={t(name)}
      title={t(name)}
      aria-pressed={on[name]}
      onClick={act}
    >
      {sign}
    </button>
  );
  const deed = (
    name: "undo" | "redo" | "row" | "column" | "removeTable",
    sign: ReactNode,
    act: () => void,
  ) => (
    <button type="button" className={styles.tool} aria-label={t(name)} title={t(name)} onClick={act}>
      {sign}
    </button>
  );
  return (
    <>
      <div role="toolbar" aria-label={t("of", { label })} className={styles.tools}>
        {tool("bold", <IconBold size={18} aria-hidden />, () => run().toggleBold().run())}
        {tool("italic", <IconItalic size={18} aria-hidden />, () => run().toggleItalic().run())}
        {tool("h2", <IconH2 size={18} aria-hidden />, () => run().toggleHeading({ level: 2 }).run())}
        {tool("h3", <IconH3 size={18} aria-hidden />, () => run().toggleHeading({ level: 3 }).run())}
        {tool("bulletList", <IconList size={18} aria-hidden />, () => run().toggleBulletList().run())}
        {tool("orderedList", <IconListNumbers size={18} aria-hidden />, () =>
          run().toggleOrderedList().run(),
        )}
        {tool("blockquote", <IconQuote size={18} aria-hidden />, () => run().toggleBlockquote().run())}
        {tool("link", <IconLink size={18} aria-hidden />, () =>
          setLink(String(editor.getAttributes("link").href ?? "")),
        )}
        {tool("image", <IconPhoto size={18} aria-hidden />, () =>
          setPicture({ there: on.image ? pictureAt(editor) : null }),
        )}
        {tool("table", <IconTable size={18} aria-hidden />, () =>
          run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
        )}
        {on.table && (
          <>
            {deed("row", <IconRowInsertBottom size={18} aria-hidden />, () => run().addRowAfter().run())}
            {deed("column", <IconColumnInsertRight size={18} aria-hidden />, () =>
              run().addColumnAfter().run(),
            )}
            {deed("removeTable", <IconTableMinus size={18} aria-hidden />, () => run().deleteTable().run())}
          </>
        )}
        {deed("undo", <IconArrowBackUp size={18} aria-hidden />, () => run().undo().run())}
        {deed("redo", <IconArrowForwardUp size={18} aria-hidden />, () => run().redo().run())}
      </div>
      {picture &&
        askForPicture({
          language,
          picture: picture.there,
          onClose: () => setPicture(null),
          onChoose: ({ width, height, ...chosen }) => {
            setPicture(null);
            const placed = run().setImage({ ...chosen, ...(width && { width }), ...(height && { height }) });
            // One writes on below: what is typed over a chosen picture would take its place.
            (picture.there ? placed : placed.createParagraphNear()).run();
          },
        })}
      {link !== null && (
        <LinkDialog
          href={link}
          onClose={() => setLink(null)}
          onChoose={(href) => {
            setLink(null);
            const marked = run().extendMarkRange("link");
            if (!href) marked.unsetLink().run();
            else if (on.link || !editor.state.selection.empty) marked.setLink({ href }).run();
            // Where no words are chosen, the address is its own.
            else
              marked
                .insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] })
                .run();
          }}
        />
      )}
    </>
  );
}

/** The picture that is chosen in a text. */
function pictureAt(editor: Editor): Picture {
  const { src, alt, width, height } = editor.getAttributes("image");
  const pixels = (value: unknown) => Number(value) || undefined;
  return { src: String(src ?? ""), alt: String(alt ?? ""), width: pixels(width), height: pixels(height) };
}

type LinkDialogProps = { href: string; onClose(): void; onChoose(href: string): void };

function LinkDialog({ href, onClose, onChoose }: LinkDialogProps) {
  const t = useTranslations("authoring.tools");
  const [isWrong, setWrong] = useState(false);
  async function choose(form: HTMLFormElement) {
    const address = String(new FormData(form).get("address")).trim();
    const { isLink } = await import("./inputs.ts");
    if (address === "" || isLink(address)) onChoose(address);
    else setWrong(true);
  }
  return (
    <Dialog title={t("link")} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // The lesson that it is asked from is another form.
          event.stopPropagation();
          void choose(event.currentTarget);
        }}
      >
        <TextField
          type="url"
          name="address"
          label={t("address")}
          hint={t("addressHint")}
          defaultValue={href}
          error={isWrong ? t("addressWrong") : undefined}
        />
        <DialogActions>
          <DialogLeave onClose={onClose} />
          <button type="submit" className={buttons.solid}>
            {t("set")}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
