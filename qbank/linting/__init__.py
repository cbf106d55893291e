"""The rules of item writing that a machine can check, and near-copies; pure: items in, findings out."""
