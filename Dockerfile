FROM python:3.12-slim

WORKDIR /app
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock \
    && useradd --create-home referrals && mkdir /data && chown referrals /data
COPY manifest.json ./
COPY graphql graphql
COPY plugin plugin
COPY webhooks webhooks
COPY admin_ui admin_ui

USER referrals
ENV HOST=0.0.0.0 DATA_DIR=/data
EXPOSE 3100
VOLUME /data
CMD ["python", "-m", "plugin", "serve"]
