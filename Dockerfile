# Built with what it takes to build, run with what it takes to run. docs/running.md says how to use it.

FROM node:22-bookworm-slim AS build
WORKDIR /app
# The libraries first, so that a change of the code does not fetch them anew. None of them needs its install script.
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY adapters ./adapters
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json .env.example LICENSE ./
# Files that the program reads beside its code.
COPY src/understand/words.bin ./src/understand/
COPY adapters/web/assets ./adapters/web/assets
COPY knowledge ./knowledge
# The model and the database; a volume keeps them.
RUN mkdir data && chown node:node data
VOLUME /app/data
USER node
# The page, health and metrics; Slack over HTTP.
EXPOSE 3000 3001
# The first start learns the knowledge, which takes some seconds.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "dist/adapters/start.js"]
