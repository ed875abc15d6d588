import { routeOf, type Route } from './routes.ts';

/** Where the reader is. Moving between pages keeps the document; the address always says the page. */
export class Router {
  private path = $state('/');
  private search = $state('');

  constructor(private readonly window: Window) {
    this.read();
    window.addEventListener('popstate', () => this.read());
    window.document.addEventListener('click', (event) => this.follow(event));
  }

  readonly route: Route = $derived(routeOf(this.path));
  readonly query: URLSearchParams = $derived(new URLSearchParams(this.search));

  /** Goes to an address of the desk as a link does. */
  go(address: string): void {
    this.window.history.pushState(null, '', address);
    this.read();
  }

  /** Says in the address what the page shows by now, without a new page. */
  show(query: URLSearchParams): void {
    const text = query.toString();
    const address = this.path + (text === '' ? '' : `?${text}`);
    this.window.history.replaceState(null, '', address);
    this.read();
  }

  private read(): void {
    this.path = this.window.location.pathname;
    this.search = this.window.location.search;
  }

  private follow(event: MouseEvent): void {
    const other = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (other || event.defaultPrevented || !link || link.target || link.hasAttribute('download')) {
      return;
    }
    const to = new URL(link.href, this.window.location.href);
    const here = to.pathname === this.window.location.pathname && to.hash !== '';
    if (to.origin !== this.window.location.origin || to.pathname.startsWith('/api/') || here)
      return;
    event.preventDefault();
    this.go(to.pathname + to.search);
  }
}
