"""What a page may load, and from where: the shop itself and the app it works with."""

from flask import Response


def protect(answer: Response, app_origins: list[str]) -> Response:
    apps = " ".join(app_origins)
    answer.headers["Content-Security-Policy"] = "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {apps}".strip(),
            f"style-src 'self' {apps}".strip(),
            f"connect-src 'self' {apps}".strip(),
            f"img-src 'self' data: {apps}".strip(),
            f"frame-src {apps}" if apps else "frame-src 'none'",
            f"form-action 'self' {apps}".strip(),
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    # The bridge of an app inside a frame learns the Dashboard's origin from the referrer.
    answer.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    return answer
