"""The lists of a program: who may be referred, who never, and who may refer."""
