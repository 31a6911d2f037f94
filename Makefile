# make draft   每份草案的一套征求意见文件，在 build/ 下
# make test    安装测试所需并运行全部检查
# Works with Python >= 3.11, make and git; everything else is set up in .venv from hashed requirement files.

PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3 python,$(shell $(name) -c 'import sys, venv, ensurepip; print("$(name)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)))
VENV := .venv
RUN := $(VENV)/bin/python -m
QICAO := $(VENV)/bin/qicao
DRAFTS ?=
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup draft site serve bench pictures check rules outline test quick lint packages lock clean

help:  ## 显示本帮助
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 16

$(VENV)/core.ready: requirements/core.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 以上（含 venv）；请安装后重试，或用 make PYTHON=路径 指定。" >&2; exit 1; }
	@test -x $(VENV)/bin/python || { echo "建立虚拟环境 $(VENV) …"; $(PYTHON) -m venv $(VENV); }
	@echo "安装依赖（首次约需几分钟）…"
	@$(RUN) pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/core.txt
	@$(RUN) pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@$(RUN) compileall -q tools/qicao
	@PYTHONDONTWRITEBYTECODE= $(QICAO) check >/dev/null 2>&1 || true  # compiles the patterns, too
	@touch $@

$(VENV)/dev.ready: $(VENV)/core.ready requirements/dev.txt
	@echo "安装测试所需的依赖 …"
	@$(RUN) pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	@touch $@

setup: $(VENV)/core.ready  ## 只安装，不运行

draft: $(VENV)/core.ready  ## 生成征求意见稿、编制说明、征求意见表、征求意见函，以及标准体系的文件（DRAFTS=路径 只做其中几份草案）
	@$(QICAO) draft $(DRAFTS) $(ARGS); code=$$?; $(if $(DRAFTS),,$(QICAO) system build --if-any || code=$$?;) exit $$code

site: $(VENV)/core.ready  ## 生成网站，在 build/site/ 下
	@$(QICAO) site $(ARGS)

serve: $(VENV)/core.ready  ## 在浏览器中预览，保存后自动更新
	@$(QICAO) serve $(ARGS)

bench: $(VENV)/dev.ready  ## 测速，与别的工具比较
	@$(VENV)/bin/python benchmarks/run.py $(ARGS)

pictures: $(VENV)/dev.ready  ## 重画文档中的图（版面、意见处理、标准体系）
	@$(VENV)/bin/python docs/pictures/make.py

check: $(VENV)/core.ready  ## 检查 drafts/ 下的全部草案，以及 metadata/indicators/ 下的指标
	@$(QICAO) check $(DRAFTS) $(ARGS); code=$$?; $(if $(DRAFTS),,$(if $(wildcard metadata/indicators/*.yaml),$(QICAO) assess check || code=$$?;)) exit $$code

rules: $(VENV)/core.ready  ## 按规则的说明重写 docs/rules/
	@$(QICAO) explain --write docs/rules
	@$(RUN) qicao.check.coverage > docs/rules/coverage.md

outline: $(VENV)/core.ready  ## 打印编号后的结构（DRAFTS=一份草案）
	@$(QICAO) outline $(DRAFTS) $(ARGS)

lint: $(VENV)/dev.ready  ## 代码风格、类型、分层
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/ruff format --quiet --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-cache

packages:  ## 安装 pip 给不了的程序（LibreOffice 等；需要 root 和 apt）
	@sh tools/install-packages.sh

test: $(VENV)/dev.ready packages lint check  ## 安装并运行全部测试
	@$(VENV)/bin/pytest --all --numprocesses=2 --dist=worksteal $(ARGS)

quick: $(VENV)/dev.ready  ## 只运行快的测试（几分钟），改代码时用
	@$(VENV)/bin/pytest --numprocesses=2 --dist=worksteal $(ARGS)

lock:  ## 按 pyproject.toml 重新锁定依赖（需要 uv）
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
	  --python-version 3.11 --custom-compile-command 'make lock' --group build pyproject.toml -o requirements/core.txt
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
	  --python-version 3.11 --custom-compile-command 'make lock' --group build --group dev \
	  -c requirements/core.txt pyproject.toml -o requirements/dev.txt

clean:  ## 删除生成物（保留虚拟环境）
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis
