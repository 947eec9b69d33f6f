"""Every setting of a build, typed, in one place.

The Dagster launchpad, `seedline.build`, the command line, a YAML file and the environment all fill this one class.
Does not belong here: anything that acts on a setting.
"""

import math
import os
from typing import Annotated, Any

import yaml
from dagster import ConfigurableResource
from pydantic import Field, ValidationError

from seedline.errors import SeedlineError
from seedline.extract import model
from seedline.ingest import reading
from seedline.orchestration.engines import Engine, Processes, here
from seedline.orchestration.kept import begun_with
from seedline.orchestration.on_ray import Cluster
from seedline.places import Place, exists, is_below, is_folder, is_store, place, read
from seedline.publish.store import standing

# documents of a bucket, on average: few at first, so that all workers have some; more where that leaves buckets enough
FEW, MANY, ENOUGH = 32, 256, 64
MOST = 4 * MANY  # before a work folder is begun anew

Owner = Annotated[str, Field(pattern=r"^(team:\w+|[^@\s]+@[^@\s]+\.[^@\s]+)$")]


class Settings(ConfigurableResource):
    """Settings of a build. Paths are relative to the working directory; an address names a store, as `s3://bucket/folder` does."""

    seeds: str = Field("seeds", description="Folder or address with the raw texts, at any depth.")
    out: str = Field("datapackage", description="Folder or address of the published package; replaced as a whole.")
    reference: str | None = Field(None, description="Folder with reference packs of your own; each replaces the packaged one of its name.")
    previous: str | None = Field(None, description="Earlier package whose ids are kept. By default the one in `out`.")
    overrides: str | None = Field(None, description="Folder with people's decisions. By default `overrides` beside the seeds.")
    guards: str | None = Field(None, description="CSV file with guards of your own; each replaces the packaged one on the same measure.")
    gold: str | None = Field(None, description="Folder with labelled documents that are among the seeds; their scores are guarded.")
    meta: str | None = Field(None, description="YAML file with the dataset's name, title, description, contributors, keywords, version.")
    model: str = Field(model.DEFAULT, description="Installed spaCy pipeline, by package name or folder.")
    extractors: list[str] = Field([], description="Added extractors: NAME or NAME=ARGUMENT, NAME an entry point of seedline.extractors.")
    workers: int = Field(0, ge=0, description="Processes for extraction. 0: one for a small folder, else one a core.")
    engine: str = Field(
        "processes",
        pattern=r"^(processes|ray(://.+)?)$",
        description="What runs the buckets: processes of this machine; ray, the cluster that RAY_ADDRESS names or that this machine is "
        "a node of; ray://HOST:PORT, one elsewhere.",
    )
    buckets: int = Field(0, ge=0, description="Hash buckets of the seeds, the unit of work. 0: by the number of seeds.")
    run_buckets: int = Field(
        0,
        ge=0,
        description="Most buckets of one Dagster run. 0: all that are asked for together; 1 where every run has a machine of its own.",
    )
    work: str | None = Field(None, description="Folder or address that keeps each bucket's tables; a later build makes only what changed.")
    owners: list[Owner] = Field(["team:seedline"], description="Who answers for the assets in Dagster: e-mail addresses, or team:NAME.")
    max_line_chars: int = Field(reading.MAX_LINE_CHARS, gt=0, description="A seed with a longer line is rejected (S104).")
    max_seed_bytes: int = Field(reading.MAX_SEED_BYTES, gt=0, description="A larger seed is rejected (S107).")
    max_lines: int = Field(reading.MAX_LINES, gt=0, description="A seed with more lines is rejected (S112).")

    @classmethod
    def of(cls, config: str | None = None, **values: Any) -> "Settings":
        """Settings with these values; elsewhere those of the YAML file `config`, if it is given; elsewhere the defaults.

        Raises:
            SeedlineError: E210, a value does not fit; E237, the file cannot be used.
            TypeError: there is no such setting.
        """
        for name in values:
            if name not in cls.model_fields:
                raise TypeError(f"there is no setting {name}; settings: {', '.join(cls.model_fields)}")
        if config:
            values = {**cls._in_file(config), **values}
        try:
            return cls(**values)
        except ValidationError as error:
            fault = error.errors()[0]
            name = str(fault["loc"][0])
            raise SeedlineError("E210", name=name, value=repr(values[name]), wanted=fault["msg"]) from error

    @classmethod
    def _in_file(cls, config: str) -> dict[str, Any]:
        """The settings in a YAML file: a mapping from their names."""
        try:
            found = yaml.safe_load(read(place(config)))
        except (OSError, yaml.YAMLError) as error:
            raise SeedlineError("E237", path=config, detail=str(error).replace("\n", " ")) from error
        if not isinstance(found, dict):
            raise SeedlineError("E237", path=config, detail="it is no mapping from names of settings to values")
        unknown = [str(name) for name in found if name not in cls.model_fields]
        if unknown:
            raise SeedlineError("E237", path=config, detail=f"there is no setting {', '.join(unknown)}")
        return {name: value for name, value in found.items() if value is not None}

    @classmethod
    def from_environment(cls) -> "Settings":
        """Settings from `SEEDLINE_SEEDS`, `SEEDLINE_OUT` and so on; where a variable is not set, from the YAML file `SEEDLINE_CONFIG`."""
        values: dict[str, Any] = {name: os.environ.get(f"SEEDLINE_{name.upper()}") for name in cls.model_fields}
        for name in ("extractors", "owners"):
            if values[name]:
                values[name] = values[name].split(",")
        return cls.of(os.environ.get("SEEDLINE_CONFIG"), **{name: value for name, value in values.items() if value})

    def worker_count(self, documents: int) -> int:
        """Processes for so many documents: loading a model costs about as much as extracting thirty documents."""
        return self.workers or max(1, min(os.cpu_count() or 1, documents // 30))

    def engine_for(self, documents: int) -> Engine:
        """What runs the buckets of so many documents."""
        if self.engine.startswith("ray"):
            return Cluster("auto" if self.engine == "ray" else self.engine)
        workers = self.worker_count(documents)
        return here if workers == 1 else Processes(workers)

    def bucket_count(self, documents: int) -> int:
        """Hash buckets for so many documents. A work folder keeps the number that it was begun with until its buckets are far too large."""
        begun = begun_with(self.work_folder) if self.work_folder and not self.buckets else None
        if begun and documents <= begun * MOST:
            return begun
        return self.buckets or 1 << math.ceil(math.log2(max(1, min(documents / FEW, ENOUGH), documents / MANY)))

    @property
    def work_folder(self) -> Place | None:
        """Where buckets' tables are kept from build to build."""
        return place(self.work) if self.work else None

    @property
    def overrides_folder(self) -> Place | None:
        """The folder with people's decisions, if there is one.

        Raises:
            SeedlineError: E231, the folder that was named is not there.
        """
        if self.overrides:
            folder = place(self.overrides)
            if not is_folder(folder):
                raise SeedlineError("E231", path=self.overrides)
            return folder
        beside = place(self.seeds).absolute().parent / "overrides"
        if is_store(beside) and is_below(beside, place(self.seeds)):
            return None  # the seeds are a whole bucket, which has nothing beside it
        return beside if is_folder(beside) else None

    @property
    def ledger(self) -> Place | None:
        """The earlier package whose ids are kept, if there is one."""
        return _package(self.previous or self.out)

    @property
    def replaced(self) -> Place | None:
        """The package in `out`, if there is one."""
        return _package(self.out)


def _package(address: str) -> Place | None:
    folder = place(address)
    root = standing(folder) if is_store(folder) else folder
    return folder if exists(root / "datapackage.json") else None
