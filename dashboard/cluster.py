"""How does a Dask cluster share the parsing of articles?

A worker that is lost costs nothing: Dask does its work again.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dashboard.parsing import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from distributed import Client

    from dashboard.batch import ParsedLine

SECONDS = 10
"""A scheduler has so long to answer, and so long to find a worker."""


class ClusterError(Exception):
    """The cluster cannot do what was asked; the message says why in one sentence."""


class Cluster:
    """The workers of a Dask cluster."""

    def __init__(self, client: Client, address: str) -> None:
        """Use the cluster of a connected client."""
        self.client, self.address = client, address

    def slots(self) -> int:
        """How many chunks its workers parse at the same time just now."""
        return max(1, sum(dict(self.client.nthreads()).values()))

    def submit(self, parse: Callable[..., list[ParsedLine]], *arguments: Any) -> Answer:  # noqa: ANN401
        """Have a chunk parsed by any worker."""
        future = self.client.submit(_by_the_same_analysis, parse, VERSIONS, *arguments, pure=False)
        return Answer(future, self.address)


class Answer:
    """A chunk that is being parsed."""

    def __init__(self, future: Any, address: str) -> None:  # noqa: ANN401  distributed has no types
        """Wait for a future."""
        self.future, self.address = future, address

    def result(self) -> list[ParsedLine]:
        """The parsed chunk; raises `ClusterError` when the scheduler is lost or a chunk kills worker after worker."""
        from distributed import KilledWorker  # noqa: PLC0415  an optional package
        from distributed.client import FutureCancelledError  # noqa: PLC0415
        from distributed.comm import CommClosedError  # noqa: PLC0415

        try:
            return self.future.result()  # type: ignore[no-any-return]
        except KilledWorker as error:
            raise ClusterError(
                f"{self.address}: several workers died of the same articles; give them memory."
            ) from error
        except (CommClosedError, FutureCancelledError, OSError) as error:
            raise ClusterError(f"{self.address}: the scheduler was lost; what was committed stands.") from error
        except ModuleNotFoundError as error:
            raise ClusterError(f"{self.address}: its workers lack {error.name}; install readout there too.") from error


@contextmanager
def cluster_at(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler is at `address`, such as `tcp://10.0.0.5:8786`; raises `ClusterError`."""
    try:
        from distributed import Client  # noqa: PLC0415  an optional package
    except ImportError as error:
        raise ClusterError("--dask needs one more package: pip install 'readout[cluster]'.") from error
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{address}: no Dask scheduler answers there; start one with `dask scheduler`.") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=SECONDS)
        except TimeoutError as error:
            raise ClusterError(f"{address}: has no worker; start some with `dask worker {address}`.") from error
        yield Cluster(client, address)


def _by_the_same_analysis(
    parse: Callable[..., list[ParsedLine]], versions: object, *arguments: object
) -> list[ParsedLine]:
    """What `parse` gives; runs on a worker, which must have the analysis that the archive will say it was."""
    if versions != VERSIONS:
        raise ClusterError("a worker has another version of readout; install the same one everywhere.")
    return parse(*arguments)
