import { Component, type ReactNode } from 'react';

interface Properties {
  readonly children: ReactNode;
}

/** Keeps a page that broke from taking the workbench with it. */
export class Boundary extends Component<Properties, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="failure" role="alert">
        <h1>This page broke</h1>
        <p>
          Nothing that was measured is lost. Loading it again helps where the engine was renewed meanwhile; else please report what stands
          below.
        </p>
        <pre>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>
        <button type="button" className="primary" onClick={() => location.reload()}>
          Load again
        </button>
      </div>
    );
  }
}
