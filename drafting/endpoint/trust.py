"""Which certificates of a server are trusted."""

import ssl

from drafting.errors import SettingsError
from schemas.settings import Endpoint


def trusted(endpoint: Endpoint) -> ssl.SSLContext | bool:
    """Return the authorities that are believed: those of the user's file, else the usual ones.

    Raises SettingsError for a certificate file that cannot be used.
    """
    if endpoint.base_url.startswith("http:") and not endpoint.proxy:
        # No TLS will be spoken, and loading the authorities takes a tenth of a second: trust nobody.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        return ssl.create_default_context(cafile=endpoint.ca_file) if endpoint.ca_file else True
    except OSError:
        raise SettingsError(
            f"证书文件（ca_file）{endpoint.ca_file} 无法使用。请核对路径，文件应为 PEM 格式"
        ) from None
