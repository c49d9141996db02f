"""Checks what the compiler does not: every import stands in the manifest, and no file outgrows its subject."""
import json
import pathlib
import re
import subprocess
import sys

SYSTEM = {"Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization", "Testing", "PackageDescription"}
LONGEST = 500

manifest = json.loads(subprocess.check_output(["swift", "package", "dump-package"]))
problems = []
above = set()
for target in manifest["targets"]:
    name, kind = target["name"], target["type"]
    folder = target.get("path") or ("Tests/" if kind == "test" else "Sources/") + name
    declared = {next(iter(d.values()))[0] for d in target["dependencies"]}
    own = {t["name"] for t in manifest["targets"]}
    for later in (declared & own) - above:
        problems.append(f"Package.swift: {name} depends on {later}, which stands below it")
    above.add(name)
    for file in sorted(pathlib.Path(folder).rglob("*.swift")):
        text = file.read_text(encoding="utf-8")
        code = re.sub(r'"""[\s\S]*?"""', "", text)  # Code of another language may stand in a text.
        for module in re.findall(r"^\s*(?:@\w+ )?(?:public |package |internal |private )?import (?:struct |class |func |enum )?(\w+)", code, re.M):
            if module not in declared | SYSTEM:
                problems.append(f"{file}: imports {module}, which {name} does not declare")
        if (lines := text.count("\n")) > LONGEST:
            problems.append(f"{file}: {lines} lines, more than {LONGEST}")
print("\n".join(problems) or "structure: imports match the manifest, no file is too long")
sys.exit(bool(problems))
