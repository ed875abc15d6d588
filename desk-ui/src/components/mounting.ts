import { mount, type Component } from 'svelte';

/** Shows a self-contained page, or why it cannot be shown. */
export function mountPage<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: () => Props,
): void {
  const target = document.getElementById('page');
  if (!target) throw new Error('The page has no element "page".');
  try {
    mount(component, { target, props: props() });
  } catch (error) {
    // Whoever opens the file must read why it is empty, not look for it in a console.
    const message = document.createElement('pre');
    message.textContent = error instanceof Error ? error.message : String(error);
    target.replaceChildren(message);
    throw error;
  }
}
