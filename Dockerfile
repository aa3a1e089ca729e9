FROM node:22-slim AS pages

WORKDIR /app/admin_ui
COPY admin_ui/package.json admin_ui/package-lock.json admin_ui/.npmrc ./
RUN npm ci --no-progress
COPY graphql/app /app/graphql/app
COPY admin_ui .
RUN npm run generate && npm run build
WORKDIR /app/storefront_ui
COPY storefront_ui/package.json storefront_ui/package-lock.json storefront_ui/.npmrc ./
RUN npm ci --no-progress
COPY storefront_ui .
RUN npm run generate && npm run build

FROM python:3.12-slim

WORKDIR /app
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock \
    && useradd --create-home referrals && mkdir /data && chown referrals /data
COPY manifest.json ./
COPY graphql graphql
COPY plugin plugin
COPY webhooks webhooks
COPY admin_ui/server admin_ui/server
COPY --from=pages /app/admin_ui/dist admin_ui/dist
COPY --from=pages /app/storefront_ui/dist storefront_ui/dist

USER referrals
ENV HOST=0.0.0.0 DATA_DIR=/data
EXPOSE 3100
VOLUME /data
CMD ["python", "-m", "plugin", "serve"]
