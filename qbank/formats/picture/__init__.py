"""Pictures out of files: checked, and written anew so that nothing else travels in them."""
