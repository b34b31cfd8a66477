import { Accessibility } from "@dnd-kit/dom";
import { move } from "@dnd-kit/helpers";
import { DragDropProvider } from "@dnd-kit/react";
import { useSortable } from "@dnd-kit/react/sortable";
import { IconArrowDown, IconArrowUp, IconGripVertical } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import { Badge, type Tone } from "#ui/badge.tsx";
import { isSameOrder, lessonMoved, moduleMoved, modulesIn, type Order, orderOf } from "./order.ts";
import styles from "./outline.module.css";
import { AddLesson, AddModule, DeleteButton, RenameModule } from "./outline-deeds.tsx";
import { Part } from "./part.tsx";
import { type Draft, languages } from "./values.ts";

type Module = Draft["modules"][number];
type Lesson = Module["lessons"][number];

const tones: Record<Lesson["status"], Tone> = { DRAFT: "waiting", PUBLISHED: "good", ARCHIVED: "quiet" };

/** The modules of a training and their lessons, in their order: dragged, or moved by buttons. */
export function Outline({ draft, onChanged }: { draft: Draft; onChanged(): Promise<unknown> }) {
  const t = useTranslations("authoring.outline");
  const say = useReason();
  const trpc = useTRPC();
  // While it is dragged and until it is saved, the order is another than that of the draft.
  const [moved, setMoved] = useState<Order | null>(null);
  const order = moved ?? orderOf(draft);
  /** The lesson that was moved last by its buttons, and by which of them. */
  const [pressed, setPressed] = useState<{ lesson: string; by: 1 | -1 } | null>(null);
  const arrangement = useMutation(
    trpc.training.arrange.mutationOptions({
      onSettled: async () => {
        await onChanged();
        setMoved(null);
      },
    }),
  );
  const arrange = (next: Order) => {
    if (isSameOrder(next, orderOf(draft))) return setMoved(null);
    setMoved(next);
    arrangement.mutate({ id: draft.id, version: draft.outlineVersion, modules: modulesIn(next) });
  };
  const modules = new Map<string, Module>(draft.modules.map((module) => [`m${module.id}`, module]));
  const lessons = new Map<string, Lesson>(
    draft.modules.flatMap(({ lessons }) => lessons.map((lesson) => [`l${lesson.id}`, lesson])),
  );
  const nameOf = (key: unknown) => (modules.get(String(key)) ?? lessons.get(String(key)))?.title.az ?? "";
  const spoken: ConstructorParameters<typeof Accessibility>[1] = {
    screenReaderInstructions: { draggable: t("drag.instructions") },
    announcements: {
      dragstart: ({ operation: { source } }) =>
        source ? t("drag.start", { name: nameOf(source.id) }) : undefined,
      dragover: ({ operation: { source, target } }) =>
        source && target ? t("drag.over", { name: nameOf(source.id), other: nameOf(target.id) }) : undefined,
      dragend: ({ operation: { source }, canceled }) =>
        source ? t(canceled ? "drag.cancel" : "drag.end", { name: nameOf(source.id) }) : undefined,
    },
  };
  const failure = arrangement.error && failureOf(arrangement.error);
  return (
    <Part title={t("title")} lead={t("lead")}>
      <div role="alert">
        {failure && <p className={styles.failure}>{say(failure.reason, failure.problems[0])}</p>}
      </div>
      <DragDropProvider
        plugins={(defaults) => [...defaults, Accessibility.configure(spoken)]}
        onDragStart={() => setPressed(null)}
        onDragOver={(event) => {
          if (event.operation.source?.type !== "lesson") return;
          setMoved({ ...order, lessons: move(order.lessons, event) });
        }}
        onDragEnd={(event) => {
          if (event.canceled) return setMoved(null);
          if (event.operation.source?.type !== "module") return arrange(order);
          arrange({ ...order, modules: move(order.modules, event) });
        }}
      >
        <ol className={styles.modules}>
          {order.modules.map((key, index) => {
            const module = modules.get(key);
            return (
              module && (
                <ModuleItem
                  key={key}
                  id={key}
                  index={index}
                  module={module}
                  onChanged={onChanged}
                  onMove={(by) => arrange(moduleMoved(order, key, by))}
                >
                  {order.lessons[key]?.map((lessonKey, at) => {
                    const lesson = lessons.get(lessonKey);
                    return (
                      lesson && (
                        <LessonItem
                          key={lessonKey}
                          id={lessonKey}
                          index={at}
                          group={key}
                          lesson={lesson}
                          onChanged={onChanged}
                          pressed={pressed?.lesson === lessonKey ? pressed.by : null}
                          onMove={(by) => {
                            setPressed({ lesson: lessonKey, by });
                            arrange(lessonMoved(order, lessonKey, by));
                          }}
                        />
                      )
                    );
                  })}
                </ModuleItem>
              )
            );
          })}
        </ol>
      </DragDropProvider>
      <AddModule trainingId={draft.id} onChanged={onChanged} />
    </Part>
  );
}

type ItemProps = { id: string; index: number; onChanged(): Promise<unknown>; onMove(by: 1 | -1): void };

function ModuleItem({
  id,
  index,
  module,
  children,
  onChanged,
  onMove,
}: ItemProps & { module: Module; children: ReactNode }) {
  const t = useTranslations("authoring.outline");
  // A lesson that is over both a lesson and its module is over the lesson.
  const { ref, handleRef, isDragging } = useSortable({
    id,
    index,
    type: "module",
    accept: ["module", "lesson"],
    collisionPriority: 1,
  });
  const name = module.title.az;
  return (
    <li ref={ref} className={styles.module} data-dragging={isDragging || undefined}>
      <div className={styles.head}>
        <Handle handleRef={handleRef} name={name} />
        <h3 className={styles.name}>{name}</h3>
        <Moves name={name} onMove={onMove} />
        <RenameModule module={module} onChanged={onChanged} />
        {module.lessons.length === 0 && <DeleteButton of="module" row={module} onChanged={onChanged} />}
      </div>
      <ol className={styles.lessons}>{children}</ol>
      {module.lessons.length === 0 && <p className={styles.empty}>{t("noLessons")}</p>}
      <AddLesson moduleId={module.id} onChanged={onChanged} />
    </li>
  );
}

function LessonItem({
  id,
  index,
  group,
  lesson,
  pressed,
  onChanged,
  onMove,
}: ItemProps & { group: string; lesson: Lesson; pressed: 1 | -1 | null }) {
  const t = useTranslations();
  const format = useFormat();
  const { ref, handleRef, isDragging } = useSortable({ id, index, group, type: "lesson", accept: "lesson" });
  const name = lesson.title.az;
  const missing = languages.filter((language) => !lesson.title[language]);
  return (
    <li ref={ref} className={styles.lesson} data-dragging={isDragging || undefined}>
      <Handle handleRef={handleRef} name={name} />
      <div className={styles.about}>
        <Link href={`/teach/lessons/${lesson.id}/edit`} prefetch={false}>
          {name}
        </Link>
        <p className={styles.facts}>
          <span>{t(`training.lessonTypes.${lesson.type}`)}</span>
          {lesson.durationMinutes && <span>{format.minutes(lesson.durationMinutes)}</span>}
          {!lesson.isRequired && <span>{t("training.optional")}</span>}
          {missing.length > 0 && (
            <span className={styles.missing}>
              {t("authoring.outline.missing", {
                languages: missing.map((language) => t(`languages.${language}`)).join(", "),
              })}
            </span>
          )}
        </p>
      </div>
      <Badge tone={tones[lesson.status]}>{t(`authoring.lesson.statuses.${lesson.status}`)}</Badge>
      <Moves name={name} pressed={pressed} onMove={onMove} />
      {!lesson.isBegun && <DeleteButton of="lesson" row={lesson} onChanged={onChanged} />}
    </li>
  );
}

function Handle({ handleRef, name }: { handleRef: (element: Element | null) => void; name: string }) {
  const t = useTranslations("authoring.outline");
  return (
    <button type="button" ref={handleRef} className={styles.icon} aria-label={t("handle", { name })}>
      <IconGripVertical size={20} aria-hidden />
    </button>
  );
}

type MovesProps = { name: string; pressed?: 1 | -1 | null; onMove(by: 1 | -1): void };

function Moves({ name, pressed = null, onMove }: MovesProps) {
  const t = useTranslations("authoring.outline");
  const frame = useRef<HTMLSpanElement>(null);
  // In another module these are other buttons: the focus comes along to the one that was pressed.
  useEffect(() => {
    if (pressed)
      frame.current
        ?.querySelectorAll("button")
        .item(pressed === -1 ? 0 : 1)
        .focus();
  }, [pressed]);
  return (
    <span ref={frame} className={styles.moves}>
      <button type="button" className={styles.icon} aria-label={t("up", { name })} onClick={() => onMove(-1)}>
        <IconArrowUp size={18} aria-hidden />
      </button>
      <button
        type="button"
        className={styles.icon}
        aria-label={t("down", { name })}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={18} aria-hidden />
      </button>
    </span>
  );
}
