"""Whole screens, and the dialogs that lie over them."""
