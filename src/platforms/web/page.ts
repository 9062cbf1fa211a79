import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';

// From here and from src alike, as both are three folders below the project's.
const assets = fileURLToPath(new URL('../../../dist/platforms/web/assets', import.meta.url));

const notBuilt = 'The playground’s page is not built: run npm run build, then reload.';

const revalidated: MiddlewareHandler = async (c, next) => {
  c.header('Cache-Control', 'no-cache');
  await next();
};

/** The page at `/` and what it loads, as `npm run build` made them. */
export function createPageRoutes(): Hono {
  const page = serveStatic({ root: assets, path: 'index.html' });
  const rest = serveStatic({
    root: assets,
    rewriteRequestPath: (path) => path.replace('/playground/assets', ''),
  });
  return new Hono()
    .get('/', revalidated, etag(), page, (c) => c.text(notBuilt, 503))
    .get('/playground/assets/*', revalidated, etag(), rest);
}
