"""What a document says, and where: readers, and finders of blocks made of quotes."""

import os as _os

_os.environ["ORT_DISABLE_TELEMETRY"] = (
    "1"  # onnxruntime tells its maker what it runs, unless this is set before it loads
)
