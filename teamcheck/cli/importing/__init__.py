"""What `teamcheck import` needs of the terminal and the file system where it reads exports of form tools."""
