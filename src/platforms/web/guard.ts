import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';

/** Headers that leave a page nothing but its own scripts, styles and connections. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
  },
  xFrameOptions: 'DENY',
  // It is served over plain HTTP, on loopback.
  strictTransportSecurity: false,
});

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Answers only requests for this machine by name. The playground asks nobody who they are, and a foreign page could
 * otherwise have its own name resolve to this machine and read along (DNS rebinding).
 */
export const localHostOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  if (loopback.test(host)) return next();
  throw new HTTPException(403, {
    message: 'The playground answers only at localhost: open it on the machine that Quorum runs on.',
  });
};

/** Takes changes only from the playground's own page, and only as JSON, which no foreign form can send. */
export const ownPageOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'POST') return next();
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw new HTTPException(415, { message: 'Send JSON, as application/json.' });
  }
  const origin = c.req.header('origin');
  const foreign = origin !== undefined && hostOf(origin) !== c.req.header('host')?.toLowerCase();
  const site = c.req.header('sec-fetch-site') ?? 'same-origin';
  if (foreign || (site !== 'same-origin' && site !== 'none')) {
    throw new HTTPException(403, { message: 'Only the playground’s own page may do this.' });
  }
  return next();
};

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
