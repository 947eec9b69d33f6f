"""The files of docs/deploy against the tools that read them: Compose's schema, Dagster's own checks of an instance and a run launcher."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from dagster import DagsterInvalidConfigError
from dagster._config import process_config
from dagster._core.instance.config import dagster_instance_config
from dagster._core.workspace.config_schema import process_workspace_config
from dagster_k8s import job

from seedline.orchestration.settings import Settings

DEPLOY = Path(__file__).parents[2] / "docs" / "deploy"


def read(name: str) -> Any:
    return yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))


def snake(values: dict[str, Any]) -> dict[str, Any]:
    """The chart's names in camel case as the names that it writes into dagster.yaml."""
    return {re.sub(r"([A-Z])", lambda m: f"_{m[1].lower()}", key): value for key, value in values.items()}


def settings_of(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name, value in environment.items():
        if name.startswith("SEEDLINE_"):
            monkeypatch.setenv(name, value)
            assert name in {"SEEDLINE_TABLES", *(f"SEEDLINE_{field.upper()}" for field in Settings.model_fields)}
    return Settings.from_environment()


def test_compose_has_the_form_that_docker_compose_reads() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(DEPLOY / "compose.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_compose_mounts_files_that_are_there_and_sets_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    services = read("compose.yaml")["services"]
    assert set(services) == {"postgres", "code", "webserver", "daemon"}
    for name in ("dagster.yaml", "workspace.yaml"):
        assert f"./{name}:/opt/dagster/{name}:ro" in services["daemon"]["volumes"]
    assert (DEPLOY / services["code"]["build"]["context"] / services["code"]["build"]["dockerfile"]).is_file()
    settings = settings_of(services["code"]["environment"], monkeypatch)
    assert (settings.buckets, settings.run_buckets) == (64, 8)


def test_the_instance_and_workspace_of_compose_are_what_dagster_takes(tmp_path: Path) -> None:
    instance, _ = dagster_instance_config(str(DEPLOY))
    assert instance["concurrency"]["runs"]["max_concurrent_runs"] == 4
    assert process_workspace_config(read("workspace.yaml")).success
    (tmp_path / "dagster.yaml").write_text((DEPLOY / "dagster.yaml").read_text().replace("max_concurrent_runs", "max_runs"))
    with pytest.raises(DagsterInvalidConfigError):
        dagster_instance_config(str(tmp_path))


def test_the_run_launcher_of_the_chart_makes_a_kubernetes_job_for_each_run() -> None:
    launcher = read("helm-values.yaml")["runLauncher"]
    assert launcher["type"] == "K8sRunLauncher"
    config = snake(launcher["config"]["k8sRunLauncher"])
    config["run_k8s_config"] = snake(config.pop("run_k8s_config"))  # below it stand Kubernetes' own fields
    given = {"service_account_name": "dagster", "instance_config_map": "instance", "dagster_home": "/opt/dagster"}  # by the chart
    schema = job.DagsterK8sJobConfig.config_type_run_launcher()
    assert process_config(schema, config | given).success
    assert not process_config(schema, config | given | {"fail_pod": True}).success

    made = job.construct_dagster_k8s_job(
        job.DagsterK8sJobConfig(job_image="seedline", **given),
        args=["dagster", "api", "execute_run"],
        job_name="run",
        user_defined_k8s_config=job.UserDefinedDagsterK8sConfig.from_dict(config["run_k8s_config"]),
    ).spec
    (container,) = made.template.spec.containers
    assert container.resources.requests == {"cpu": "1", "memory": "1500Mi"}
    assert (made.backoff_limit, made.ttl_seconds_after_finished) == (0, 3600)


def test_the_chart_gives_the_code_location_settings_that_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    values = read("helm-values.yaml")
    (location,) = values["dagster-user-deployments"]["deployments"]
    settings = settings_of({pair["name"]: pair["value"] for pair in location["env"]}, monkeypatch)
    assert (settings.buckets, settings.run_buckets) == (1024, 1)
    assert importlib.util.find_spec(location["codeServerArgs"][-1])
    assert location["includeConfigInLaunchedRuns"]["enabled"]


def test_the_limits_of_the_chart_are_what_dagster_takes(tmp_path: Path) -> None:
    values = read("helm-values.yaml")["concurrency"]
    limits = {"pools": snake(values["pools"]), "runs": snake(values["runs"])}
    (tmp_path / "dagster.yaml").write_text(yaml.safe_dump({"concurrency": limits}))
    instance, _ = dagster_instance_config(str(tmp_path))
    assert instance["concurrency"] == limits
