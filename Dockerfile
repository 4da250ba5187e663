# By digest, so that each build has the same base. To raise it together with the package "node": CONTRIBUTING.md.
ARG NODE_IMAGE=node:26.10.0-slim@sha256:930557a230abacbc3f4fd9b8648abf8f4bee1e17cb72195dcdfb2f709bc85b33
FROM $NODE_IMAGE AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM $NODE_IMAGE
ENV NODE_ENV=production HTTP_PORT=8080 HTTP_HOST=0.0.0.0 NODE_OPTIONS="--max-semi-space-size=1 --max-old-space-size=160" MALLOC_ARENA_MAX=2 NODE_COMPILE_CACHE=/app/.cache
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY commands commands
COPY src src
RUN install -d -o node -g node .cache && install -d -m 700 -o node -g node data
USER node
# Fills the compile cache: without it every start strips the types anew, and keeps some 20 MB for it.
RUN HTTP_PORT= DATABASE_URL=sqlite::memory: node src/main.ts </dev/null && \
  node -e 'import("./src/platforms/discord/index.ts"); import("./src/platforms/telegram/index.ts"); import("./src/metrics/index.ts")'
VOLUME /app/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
