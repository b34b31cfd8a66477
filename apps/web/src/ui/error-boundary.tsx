"use client";

import { Component, type ReactNode, startTransition } from "react";

type Props = {
  /** Forgets the failure when it changes. */
  resetKey: unknown;
  fallback(error: unknown, retry: () => void): ReactNode;
  children: ReactNode;
};

/** Shows something else when what is below it fails. React knows error boundaries as classes only. */
export class ErrorBoundary extends Component<Props, { failure: { error: unknown } | null }> {
  override state = { failure: null as { error: unknown } | null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failure && before.resetKey !== this.props.resetKey) this.retry();
  }

  // A transition: what failed stays on show until the next try has come to something.
  retry = () => startTransition(() => this.setState({ failure: null }));

  override render() {
    const { failure } = this.state;
    return failure ? this.props.fallback(failure.error, this.retry) : this.props.children;
  }
}
