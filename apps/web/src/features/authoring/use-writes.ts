import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "#trpc/client.tsx";

/** The saves of a training and its lessons. Who sends one says what to do when it fails. */
export function useWrites() {
  const trpc = useTRPC();
  const { mutateAsync: edit } = useMutation(trpc.training.edit.mutationOptions());
  const { mutateAsync: editLesson } = useMutation(trpc.lesson.edit.mutationOptions());
  return { edit, editLesson };
}
