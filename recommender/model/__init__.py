"""What things are: frozen values of the standard library, importing nothing of ours."""
