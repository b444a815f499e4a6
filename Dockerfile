# Not run where this was written: there was no container engine. What it does by hand was: npm ci, then grendel serve.
# The floor is the Node that has the fixes of October 2026; the npm packages' own binary is for trying out.
FROM node:26.12.1-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts
COPY bin bin
COPY src src
COPY console console
COPY catalogue catalogue
COPY policies policies
COPY docs/problems docs/problems
COPY docs/get-an-export.md docs/
COPY spec/explain.schema.json spec/rights.csv spec/vet.schema.json spec/
COPY examples/fleet examples/fleet
# Nothing can be written here later.
RUN node src/wiring/console/prebuild.ts && node src/analysis/process/make-one-file.ts
RUN mkdir /data && chown node /data
USER node
ENV GRENDEL_DATA=/data
VOLUME /data
ENTRYPOINT ["node", "bin/grendel.js"]
CMD ["serve"]
