"""The shop's RSA key: it signs webhooks and the tokens of people."""

from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

ALGORITHM = "RS256"


class SigningKey:
    """One key a shop; every app on the shop verifies with the same."""

    def __init__(self) -> None:
        made = RSAKey.generate_key(2048)
        self._key = RSAKey.import_key(
            made.as_dict(private=True), {"use": "sig", "alg": ALGORITHM, "kid": made.thumbprint()}
        )

    @property
    def jwks(self) -> dict[str, Any]:
        public = self._key.as_dict(private=False)
        return {"keys": [{**public, "key_ops": ["verify"]}]}

    def detached_signature(self, body: bytes) -> str:
        """A JWS over the raw body, the body itself left out (RFC 7797)."""
        header = {
            "alg": ALGORITHM,
            "b64": False,
            "crit": ["b64"],
            "kid": self._key.kid,
            "typ": "JWT",
        }
        compact = jws.serialize_compact(header, body, self._key, algorithms=[ALGORITHM])
        # With b64=false the body stands bare in the middle, dots and all.
        protected, signature = compact.split(".", 1)[0], compact.rsplit(".", 1)[1]
        return f"{protected}..{signature}"

    def token(self, claims: dict[str, Any]) -> str:
        header = {"alg": ALGORITHM, "kid": self._key.kid, "typ": "JWT"}
        return jwt.encode(header, claims, self._key, algorithms=[ALGORITHM])

    def claims(self, token: str) -> dict[str, Any] | None:
        """What a token of ours says, whether it has expired or not; None if it is not ours."""
        try:
            decoded = jwt.decode(token, KeySet([self._key]), algorithms=[ALGORITHM])
        except (JoseError, ValueError):
            return None
        return dict(decoded.claims)
