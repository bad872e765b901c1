"""One module a command: read options, call one function a stage, write what comes back."""
