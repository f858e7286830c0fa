"""The app around the components: where articles come from, the parser, the pages and the command line."""
