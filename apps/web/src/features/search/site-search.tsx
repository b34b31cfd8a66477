"use client";

import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { getPathname } from "#i18n/navigation.ts";
import { Marked } from "#ui/marked.tsx";
import { hrefOf, type Noun } from "./address.ts";
import styles from "./site-search.module.css";
import { type Suggestions, suggest } from "./suggest.ts";

const nothing: Suggestions = [];

/**
 * The search at the top of every page: a form that works without scripts, and with them shows what was found of every noun while
 * one types. The list is read and chosen from by keyboard, as of a combobox.
 */
export function SiteSearch() {
  const t = useTranslations("search");
  const locale = useLocale();
  const id = useId();
  const [groups, setGroups] = useState(nothing);
  const [active, setActive] = useState(-1);
  const asked = useRef<AbortController>(null);
  const form = useRef<HTMLFormElement>(null);
  const ask = useDebouncedCallback(async (text: string) => {
    asked.current?.abort();
    const asking = new AbortController();
    asked.current = asking;
    const found = await suggest(text, locale, asking.signal);
    if (asking.signal.aborted) return;
    setActive(-1);
    setGroups(found);
  }, 200);

  const options = groups.flatMap(({ noun, items }) => items.map((item) => ({ noun, item })));
  const optionId = (at: number) => `${id}-${at}`;
  const close = () => {
    ask.cancel();
    asked.current?.abort();
    setGroups(nothing);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && options.length > 0) {
      event.preventDefault(); // which would empty the field
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (options.length === 0) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // From the field itself, which is -1, to the first or the last, and back to it.
      const next = ((active + 1 + step + options.length + 1) % (options.length + 1)) - 1;
      setActive(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      document.getElementById(optionId(active))?.click();
    }
  };
  const open = options.length > 0;
  return (
    <search className={styles.search}>
      <form
        ref={form}
        action={getPathname({ href: "/search", locale })}
        className={styles.form}
        onBlur={({ relatedTarget }) => !form.current?.contains(relatedTarget) && close()}
      >
        <IconSearch className={styles.sign} size={18} aria-hidden />
        <input
          className={styles.input}
          type="search"
          name="search"
          role="combobox"
          aria-label={t("label")}
          placeholder={t("placeholder")}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? optionId(active) : undefined}
          autoComplete="off"
          maxLength={200}
          required
          onChange={({ currentTarget }) => ask(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className={styles.submit}>
          {t("submit")}
        </button>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={t("suggestions")}
          className={styles.list}
          hidden={!open}
        >
          {groups.map(({ noun, items }) => (
            // biome-ignore lint/a11y/useSemanticElements: a set of fields is no group of options
            <div key={noun} role="group" aria-labelledby={`${id}-${noun}`}>
              <p id={`${id}-${noun}`} className={styles.noun} role="presentation">
                {t(`nouns.${noun}`)}
              </p>
              {items.map((item) => {
                const at = options.findIndex((option) => option.item === item);
                return (
                  <a
                    key={item.id}
                    id={optionId(at)}
                    role="option"
                    aria-selected={at === active}
                    tabIndex={-1}
                    className={styles.option}
                    href={addressOf(noun, item, locale)}
                  >
                    <span>
                      <Marked text={item.title} marks={item.titleMarks} />
                    </span>
                    {item.context && <span className={styles.context}>{item.context}</span>}
                  </a>
                );
              })}
            </div>
          ))}
        </div>
        <p role="status" className="visually-hidden">
          {open && t("suggested", { n: options.length })}
        </p>
      </form>
    </search>
  );
}

function addressOf(
  noun: Noun,
  item: Suggestions[number]["items"][number],
  locale: ReturnType<typeof useLocale>,
) {
  const [path = "", query] = hrefOf(noun, item).split("?");
  return getPathname({ href: path, locale }) + (query ? `?${query}` : "");
}
