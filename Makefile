# make demo: a finished report from the samples · make test: everything is proven · make help: the rest
.DEFAULT_GOAL := help
.PHONY: help demo test llama test-llama check fix bench torture quality generate clean

BIN := .venv/bin
CODE := drafting schemas prompts samples cli.py tests bench torture tools

# compiled modules are kept: without them a command takes a third longer to start, and the tests start hundreds
unexport PYTHONDONTWRITEBYTECODE

help: ## 列出全部命令
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/ready: tools/venv.sh pyproject.toml constraints.txt
	@tools/venv.sh

.venv/ready-dev .venv/ready-llama: .venv/ready-%: tools/venv.sh pyproject.toml constraints.txt
	@tools/venv.sh $*

demo: .venv/ready ## 用样例写一份完整的述职报告（不需要模型和密钥）
	@$(BIN)/shuzhi draft samples/要点.md --reference samples/去年述职报告.docx --engine offline -o out/述职报告.docx

test: .venv/ready-dev ## 运行全部测试
	@tools/debian.sh
	@$(BIN)/python -m pytest -n 2 --ignore tests/llama

llama: .venv/ready-llama ## 编译测试用的推理服务 llama-server（只在第一次需要，约五分钟）
	@tools/llama.sh

test-llama: .venv/ready-dev llama ## 对真正的推理服务运行测试
	@CI=true $(BIN)/python -m pytest tests/llama

check: .venv/ready-dev ## 格式、规范、类型
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/mypy

fix: .venv/ready-dev ## 自动整理格式
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

bench: .venv/ready-dev ## 速度与内存，与同类或界限相比
	@$(BIN)/python -m bench

torture: .venv/ready-dev ## 反复中途杀死命令、写满和弄坏磁盘：什么也没有丢（约十五分钟）
	@$(BIN)/python -m torture

quality: .venv/ready-dev ## 查出率：用有意改错的报告检验全部核对，写入 docs/quality.md
	@$(BIN)/python -m tools.quality --write

generate: .venv/ready-dev ## 重新生成 Word 模板、JSON Schema 和样例
	@$(BIN)/python -m tools.generate

clean: ## 删除运行环境与产物
	rm -rf .venv out build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
