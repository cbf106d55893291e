"""Why no form fits, in the blueprint's words: what counting shows, else the cheapest repair of lines that clash."""
